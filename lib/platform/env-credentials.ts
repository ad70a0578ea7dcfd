/**
 * Replaces the SDK's chain of credential providers in deployed bundles: a Lambda's credentials are in its environment, and
 * the chain (SSO, profiles, instance metadata) is a third of the SDK's bundle. See config/esbuild.yml.
 */
export const defaultProvider = () => async () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
  ...(process.env.AWS_SESSION_TOKEN ? { sessionToken: process.env.AWS_SESSION_TOKEN } : {}),
})
