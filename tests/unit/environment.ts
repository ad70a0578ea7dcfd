/**
 * The environment of a function, as a unit test sees it. Imported first, before anything that reads lib/platform/config.ts.
 * Nothing listens at these addresses.
 */
export const environment = {
  TABLE_NAME: 'microloan-test',
  PARAMETER_PATH: '/microloan/test/',
  API_BASE_URL: 'http://api.test',
  CLIENT_BASE_URL: 'http://client.test',
  APR_CAP_PPM: '240000',
  RESULTS_BUCKET: 'microloan-test-results',
  VERIFICATION_MACHINE: 'arn:aws:states:local:000000000000:stateMachine:microloan-test-verification',
  DISBURSEMENT_MACHINE: 'arn:aws:states:local:000000000000:stateMachine:microloan-test-disbursement',
  OVERDUE_MACHINE: 'arn:aws:states:local:000000000000:stateMachine:microloan-test-overdue',
  LIANLIAN_PARTNER: '209900000000000001',
  LIANLIAN_QUERY_URL: 'http://lianlian.test',
  LIANLIAN_TRADER_URL: 'http://lianlian.test',
  LIANLIAN_PAYOUT_URL: 'http://lianlian.test',
  LIMU_URL: 'http://limu.test',
  LIMU_API_KEY: '1000000000000001',
  CODE_SENDER: 'microloan-test-send-sms',
  SMS_GATEWAY_URL: 'http://sms.test/messages',
  OPERATOR_ISSUER: 'https://issuer.test',
  OPERATOR_JWKS_URL: 'http://issuer.test/jwks',
  OPERATOR_AUDIENCE: 'microloan-operators',
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
}

Object.assign(process.env, environment)
delete process.env.CLOCK_FILE
