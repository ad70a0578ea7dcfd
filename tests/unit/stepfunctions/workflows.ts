/** Miniatures of the workflows, in the form in which serverless-step-functions deploys them. */
const arn = (key: string) => ({ 'Fn::GetAtt': [key, 'Arn'] })

const withToken = (key: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: { FunctionName: arn(key), Payload: { 'id.$': '$.id', 'need.$': '$.need', 'token.$': '$$.Task.Token' } },
  ResultPath: null,
})

const onTimeOut = (Next: string) => [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next }]

/** Polls; pauses until woken or for as long as the poll said; parks while a person must type; collects. */
export const verification = {
  StartAt: 'Poll',
  States: {
    Poll: {
      Type: 'Task',
      Resource: arn('verification-poll'),
      Retry: [{ ErrorEquals: ['VendorDown'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 3 }],
      Next: 'Decide',
    },
    Decide: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.state', StringEquals: 'pending', Next: 'Pause' },
        { Variable: '$.state', StringEquals: 'input', Next: 'Park' },
        { Variable: '$.state', StringEquals: 'done', Next: 'Collect' },
      ],
      Default: 'Rejected',
    },
    Pause: {
      ...withToken('verification-pause'),
      TimeoutSecondsPath: '$.pauseS',
      Catch: onTimeOut('Poll'),
      Next: 'Poll',
    },
    Park: { ...withToken('verification-park'), TimeoutSeconds: 120, Catch: onTimeOut('Poll'), Next: 'Poll' },
    Collect: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: arn('verification-collect'), Payload: { 'id.$': '$$.Execution.Name' } },
      ResultSelector: { 'report.$': '$.Payload.report' },
      End: true,
    },
    Rejected: { Type: 'Fail', Error: 'Rejected', Cause: 'the vendor said no' },
  },
}

/** Pays once; asks with doubling waits until the answer is final. */
export const disbursement = {
  StartAt: 'Pay',
  States: {
    Pay: { Type: 'Task', Resource: arn('disbursement-pay'), Next: 'Outcome' },
    Outcome: {
      Type: 'Choice',
      Choices: [{ Variable: '$.final', BooleanEquals: true, Next: 'Booked' }],
      Default: 'Wait',
    },
    Wait: { Type: 'Wait', SecondsPath: '$.waitS', Next: 'Query' },
    Query: { Type: 'Task', Resource: arn('disbursement-query'), Next: 'Outcome' },
    Booked: { Type: 'Succeed' },
  },
}
