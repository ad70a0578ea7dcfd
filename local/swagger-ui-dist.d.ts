/** The package publishes no types. */
declare module 'swagger-ui-dist' {
  export function getAbsoluteFSPath(): string
}
