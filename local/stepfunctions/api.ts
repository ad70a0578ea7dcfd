import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { awsJsonApp, operation } from '../aws-json.ts'
import { parseJson, read } from './arguments.ts'
import type { createExecutions, Execution } from './executions.ts'
import { TaskError } from './task-error.ts'
import type { Tokens } from './tokens.ts'

const executionArn = z.string()
const taskToken = z.string().min(1)
const paging = { maxResults: z.number().int().min(0).max(1000).optional(), nextToken: z.string().optional() }

const startExecution = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
})
const listExecutions = z.object({ stateMachineArn: z.string(), statusFilter: z.string().optional(), ...paging })
const getHistory = z.object({ executionArn, reverseOrder: z.boolean().optional(), ...paging })
const stopExecution = z.object({ executionArn, error: z.string().optional(), cause: z.string().optional() })
const success = z.object({ taskToken, output: z.string() })
const failure = z.object({ taskToken, error: z.string().optional(), cause: z.string().optional() })

/** The part of the Step Functions API which an application uses. */
export function stepFunctionsApp(executions: ReturnType<typeof createExecutions>, tokens: Tokens) {
  return awsJsonApp('1.0', 'AWSStepFunctions', {
    StartExecution: operation(startExecution, ({ stateMachineArn, name, input }) => {
      const identity = read.execution(stateMachineArn, name ?? randomUUID())
      parseJson(input, 'InvalidExecutionInput')
      const { arn, startedMs } = executions.start(identity, input)
      return { executionArn: arn, startDate: startedMs / 1000 }
    }),
    DescribeExecution: operation(z.object({ executionArn }), (request) => {
      const execution = executions.find(request.executionArn)
      const { input, output, error, cause } = execution
      return { ...summary(execution), input, output, error, cause }
    }),
    GetExecutionHistory: operation(getHistory, (request) => {
      const { events } = executions.find(request.executionArn)
      const { items, ...more } = read.page(request.reverseOrder ? events.toReversed() : events, request)
      return { events: items, ...more }
    }),
    ListExecutions: operation(listExecutions, ({ stateMachineArn, statusFilter, ...paging }) => {
      const { machine } = read.machine(stateMachineArn)
      const found = executions
        .list()
        .filter((one) => one.machine === machine && (statusFilter === undefined || one.status === statusFilter))
      const { items, ...more } = read.page(found.reverse(), paging)
      return { executions: items.map(summary), ...more }
    }),
    StopExecution: operation(stopExecution, (request) => {
      const execution = executions.find(request.executionArn)
      executions.stop(execution, request.error, request.cause)
      return { stopDate: (execution.stoppedMs ?? 0) / 1000 }
    }),
    SendTaskSuccess: operation(success, ({ taskToken, output }) => {
      const result = parseJson(output, 'InvalidOutput')
      tokens.find(taskToken).succeed(result)
    }),
    SendTaskFailure: operation(failure, ({ taskToken, error, cause }) => {
      tokens.find(taskToken).fail(new TaskError(error ?? 'States.TaskFailed', cause))
    }),
    SendTaskHeartbeat: operation(z.object({ taskToken }), (request) => tokens.find(request.taskToken).beat()),
  })
}

const summary = ({ arn, machineArn, name, status, startedMs, stoppedMs }: Execution) => ({
  executionArn: arn,
  stateMachineArn: machineArn,
  name,
  status,
  startDate: startedMs / 1000,
  ...(stoppedMs === undefined ? {} : { stopDate: stoppedMs / 1000 }),
})
