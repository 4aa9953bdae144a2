import { message } from '#words/message.ts'

/** Words of a test between variants. */
export const m = {
  title: message('自动选优', 'Automatic winner'),
  lead: message(
    '先让一部分客户收到各个版本，到时只判一次：最好的版本显著胜出就发给其余客户，否则按备选处理；样本不足不下结论。按事件发送时没有人等待，胜出后改发该版本。',
    'Some are told in every variant first. It is judged once, when its hours are over: a variant that is clearly better goes to the rest, otherwise the fallback does; too few people prove nothing. Where events decide nobody waits; the winner takes over once it is known.',
  ),
  whether: message('是否自动选优', 'Find the winner'),
  no: message('不用', 'No'),
  yes: message('使用', 'Yes'),
  metric: message('比较', 'Compare'),
  responded: message('响应', 'Interest'),
  orders: message('办理', 'Orders'),
  share: message('测试比例（%）', 'Share of the test (%)'),
  hours: message('测试时长（小时）', 'Hours'),
  sample: message('每个版本至少触达人数', 'People in each variant, at least'),
  sampleHint: message(
    '达不到就不判胜负。要看出办理率5%与8%的差别，每个版本约需490人。',
    'With fewer nothing is concluded. To tell 5 % from 8 %, each variant needs about 490.',
  ),
  confidence: message('置信度（%）', 'Confidence (%)'),
  fallback: message('没有显著差异时', 'Where none is clearly better'),
  split: message('其余客户按份额分', 'The rest by their shares'),
  notBegun: message('营销案开始后测试。', 'It begins with the campaign.'),
  open: message(
    (until: string) => `尚未判定，${until}判定。`,
    (until) => `Not yet decided: it is judged at ${until}.`,
  ),
  overdue: message(
    '尚未判定，样本达到后即判。',
    'Not yet decided: it is judged once there are enough people.',
  ),
  short: message(
    ({ code, people }: { code: string; people: number }) => `版本${code}还差${people}人达到最低样本。`,
    ({ code, people }) => `Variant ${code} is ${people} people short of the smallest sample.`,
  ),
  leads: message(
    ({ code, more }: { code: string; more: number }) =>
      `版本${code}领先；差距若保持不变，每个版本约再需${more}人才能下结论。`,
    ({ code, more }) =>
      `Variant ${code} leads; if its lead stays, each variant needs about ${more} more people to prove it.`,
  ),
  leadsClearly: message(
    (code: string) => `版本${code}领先，差距已足够明显。`,
    (code) => `Variant ${code} leads by enough to prove it.`,
  ),
  noLead: message('目前各版本没有差距。', 'The variants are level so far.'),
  won: message(
    (code: string) => `版本${code}显著胜出，其余客户收到这个版本。`,
    (code) => `Variant ${code} is clearly better: the rest gets it.`,
  ),
  fell: message(
    (code: string) => `没有显著差异，按备选使用版本${code}。`,
    (code) => `No clear difference: variant ${code}, the fallback, goes to the rest.`,
  ),
  fellSplit: message(
    '没有显著差异，其余客户按份额分。',
    'No clear difference: the rest keeps to the shares.',
  ),
  tooFew: message(
    (code: string) => `样本不足，未判胜负，按备选使用版本${code}。`,
    (code) => `Too few people to judge: variant ${code}, the fallback, goes to the rest.`,
  ),
  tooFewSplit: message(
    '样本不足，未判胜负，其余客户按份额分。',
    'Too few people to judge: the rest keeps to the shares.',
  ),
  chosen: message(
    ({ code, who, because }: { code: string; who: string; because: string }) =>
      `${who}选定版本${code}：${because}`,
    ({ code, who, because }) => `${who} chose variant ${code}: ${because}`,
  ),
  reached: message('触达', 'Reached'),
  rate: message('比率', 'Rate'),
  against: message('最好的版本比它高（区间）', 'The best is above it by (interval)'),
  judgedAt: message('判定时间', 'Judged at'),
  confidenceOf: message(
    (percent: number) => `置信度${percent}%，两两比较按次数放宽（Newcombe区间，Bonferroni）`,
    (percent) => `${percent} % confidence over all comparisons (Newcombe’s interval, Bonferroni)`,
  ),
  choose: message('人工选定', 'Choose yourself'),
  chooseLead: message(
    '从现在起，还在等待的客户和以后各轮都用选定的版本；谁选的、为什么，记入操作日志。',
    'Whoever still waits, and every later round, gets the variant you choose. Who chose and why is kept in the audit log.',
  ),
  variant: message('版本', 'Variant'),
  because: message('理由', 'Why'),
  doChoose: message('选定', 'Choose'),
}
