import { message } from '#words/message.ts'

export const m = {
  noEndpoint: message('没有这个接口。', 'There is no such endpoint.'),
  wrongToken: message('访问令牌不正确。', 'The token is not right.'),
  onlyPost: message('请使用POST。', 'Use POST.'),
  onlyMethod: message(
    (method: string) => `请使用${method}。`,
    (method) => `Use ${method}.`,
  ),
  notJson: message('请提交JSON。', 'Send JSON.'),
  wrongFields: message(
    (fields: string) => `这些字段不正确：${fields}`,
    (fields) => `These fields are not right: ${fields}`,
  ),
  nobody: message('没有使用这个号码的客户。', 'Nobody has this number.'),
  noOffer: message('没有这个优惠，或已结束。', 'There is no such offer, or it has ended.'),
  csvOrJson: message('请以 text/csv 或 application/json 提交。', 'Send text/csv or application/json.'),
  tooLarge: message(
    (limitMb: number) => `内容超过${limitMb}MB，请拆分后再提交。`,
    (limitMb) => `The body is larger than ${limitMb} MB. Please split it.`,
  ),
}
