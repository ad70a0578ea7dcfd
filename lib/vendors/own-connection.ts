/**
 * A header of every request to a vendor. `fetch` keeps connections, and a connection kept while the Lambda was frozen is
 * dead. A POST over it is not repeated, so a payout would be unclear for 30 minutes: a handshake for each request costs
 * less.
 */
export const ownConnection = { connection: 'close' }
