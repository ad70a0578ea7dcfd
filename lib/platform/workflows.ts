import { DescribeExecutionCommand, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { clientLimits, endingInTime } from './aws-client.ts'

const sfn = endingInTime(new SFNClient(clientLimits))

/**
 * Starts an execution by name. Repeating it while the execution runs, or after it ended, starts nothing: the service
 * remembers the name for 90 days, and this is not an error here.
 */
export async function startExecution(machineArn: string, name: string, input: object): Promise<void> {
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }))
  } catch (error) {
    if (!named(error, 'ExecutionAlreadyExists')) throw error
  }
}

/** Checks that an execution is running. False when it ended or was never started. */
export async function isRunning(machineArn: string, name: string): Promise<boolean> {
  const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`
  try {
    return (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status === 'RUNNING'
  } catch (error) {
    if (named(error, 'ExecutionDoesNotExist')) return false
    throw error
  }
}

/** Ends a pause early. A pause that has already ended (time-out, an earlier wake) is not an error. */
export async function endPause(taskToken: string): Promise<void> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))
  } catch (error) {
    if (!named(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) throw error
  }
}

const named = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name)
