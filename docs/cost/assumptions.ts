/**
 * What nobody could count here: how people behave, and how long a Lambda runs on AWS. Each is a guess to be replaced by a
 * figure of one's own; the page prints them all.
 */
export const assumptions = {
  loansPerBorrowerMonth: 0.5,
  registrationsPerBorrowerMonth: 0.05,
  verificationsPerBorrowerMonth: 0.1,
  lateShare: 0.1,
  nightsOfLateLoan: 10,
  /** Of the order forms handed out, those that nobody pays. */
  abandonedPaymentsPerLoan: 0.2,
  /** The busiest minute, as a multiple of the month's mean. */
  peak: 5,
  callS: 0.06,
  /** A call that waits for a vendor, and as long between two calls of a job. */
  vendorCallS: 0.3,
  /** signup, login, forget-password at 1,769 MB: argon2id takes 0.032 s of it. */
  hashS: 0.15,
  /** Each of the three calls of a verification that wait for the workflow. */
  waitS: 10,
  coldShare: 0.01,
  /** SecureStrings that a cold start has decrypted. */
  secretsOfColdStart: 3,
  logKbPerCall: 1,
  answerKb: 2,
  vendorTrafficKbPerVerification: 300,
  vendorTrafficKbPerCall: 5,
  /** What a verification leaves, compressed and sealed. Beyond 100 KB it goes to S3, which is cheaper. */
  resultKb: 40,
  /** User, profile, cards, slots, sealed; without what was collected. */
  borrowerKb: 8,
  /** Heap of one row of the day log while daily-statistics counts. */
  dayLogRowHeapKb: 0.4,
  reviewsPerOfficerDay: 150,
  /** Availability zones, each with a NAT gateway and one fixed address. */
  zones: 2,
} as const
