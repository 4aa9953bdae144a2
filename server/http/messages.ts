import { message } from '#words/message.ts'

export const m = {
  noEndpoint: message('没有这个接口。', 'There is no such endpoint.'),
  wrongToken: message('访问令牌不正确。', 'The token is not right.'),
  onlyPost: message('请使用POST。', 'Use POST.'),
  csvOrJson: message('请以 text/csv 或 application/json 提交。', 'Send text/csv or application/json.'),
  tooLarge: message(
    (limitMb: number) => `内容超过${limitMb}MB，请拆分后再提交。`,
    (limitMb) => `The body is larger than ${limitMb} MB. Please split it.`,
  ),
}
