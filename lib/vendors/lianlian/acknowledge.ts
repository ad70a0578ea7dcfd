const headers = { 'content-type': 'application/json; charset=utf-8' }

/** LianLian repeats a notification every two minutes, thirty times, until it reads this. */
export const acknowledged = {
  statusCode: 200,
  headers,
  body: JSON.stringify({ ret_code: '0000', ret_msg: '交易成功' }),
}

export const unacknowledged = {
  statusCode: 200,
  headers,
  body: JSON.stringify({ ret_code: '9999', ret_msg: '处理失败' }),
}
