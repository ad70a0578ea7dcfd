import { firsts } from './numbers.ts'

/**
 * Assumptions that could not be counted here: how people behave, and how long a Lambda runs on AWS. Each is a guess, to be
 * replaced by a measured figure; the page prints them all.
 */
export const assumed = {
  loansPerBorrowerMonth: [0.5, 'loans per borrower and month'],
  registrationsPerBorrowerMonth: [0.05, 'registrations per borrower and month'],
  verificationsPerBorrowerMonth: [0.1, 'verifications per borrower and month'],
  lateShare: [0.1, 'share of loans that are repaid late'],
  nightsOfLateLoan: [10, 'nights that a late loan is late'],
  abandonedPaymentsPerLoan: [0.2, 'payments per loan that are started and not paid'],
  codesPerRegistration: [1.1, 'codes sent, lost ones and those for a forgotten password included'],
  peak: [5, 'times the mean of the month, in its busiest minute'],
  callS: [0.06, 's of a call that uses only the table'],
  vendorCallS: [0.3, 's of a call that waits for a vendor, and of each query of a job'],
  hashS: [0.15, 's at 1,769 MB of signup, login, forget-password; argon2id takes 0.032 of them'],
  waitS: [10, 's of each of the three calls of a verification that wait for its workflow'],
  coldShare: [0.01, 'share of calls that start cold'],
  coldS: [0.3, 's of a cold start, billed too'],
  secretsOfColdStart: [3, 'parameters that a cold start decrypts'],
  logKbPerCall: [1, 'KB of logs of a call: the gateway’s line, Lambda’s three, and ours'],
  logMonths: [3, 'months that logs are kept (resources/alarms.yml)'],
  answerKb: [2, 'KB of an answer'],
  vendorTrafficKbPerVerification: [300, 'KB of traffic for the data of a verification'],
  vendorTrafficKbPerCall: [5, 'KB of a call to a vendor and its answer'],
  resultKb: [40, 'KB of the stored result of a verification, compressed and sealed'],
  largeResultShare: [0.1, 'share of results above 100 KB, which go to S3'],
  largeResultKb: [200, 'KB of such a result'],
  borrowerKb: [8, 'KB of user, profile, cards and slots, without collected data'],
  dayEntryHeapKb: [0.1, 'KB of heap for a row of the day log that daily-statistics counts (measured: 0.08)'],
  movementHeapKb: [0.4, 'KB of heap for a movement that close-days sums up (measured)'],
  reviewsPerOfficerDay: [150, 'reviews per officer and day'],
  zones: [2, 'availability zones, each with a NAT gateway and a fixed address'],
  scheduledRuns: [34_000, 'runs of the jobs in a month, most of which find nothing to do'],
  roles: [9, 'roles; for each one the table decrypts its key every five minutes'],
} as const

export const assumptions = firsts(assumed)
