/**
 * A header of every request to a vendor. `fetch` keeps connections, and one that was kept while the Lambda was frozen is
 * dead. A POST that meets it is not repeated, so a payout would be unclear for 30 minutes: a handshake each costs less.
 */
export const ownConnection = { connection: 'close' }
