/** Returns the command that logs an operator in again, as far as the first login is known. */
export function howToLogIn(who: { name?: string; roles?: string[]; ownIssuer?: boolean } = {}): string {
  const { name = 'NAME', roles: [role = 'ROLE'] = [], ownIssuer = true } = who
  const how = ownIssuer ? `--name ${quoted(name)} --role ${role}` : '--token-stdin'
  return `Log in: npm run ops -- login ${how}`
}

/** Quotes for a shell. */
const quoted = (word: string): string =>
  /^[\p{L}\p{N}_.@-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
