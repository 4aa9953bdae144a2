/** What can be pre-registered at first; staff keep the list afterwards. Codes are what one texts after YDJ. */
import type { PreregistrationField, preregistrationKind } from '#drizzle/schema/request.ts'

type Kind = typeof preregistrationKind.$inferInsert

const stores = [
  { zh: '岚西中心营业厅（望岚路18号）', en: 'Lanxi Centre (18 Wanglan Road)' },
  { zh: '青禾大学城营业厅（求索街6号）', en: 'Qinghe University Town (6 Qiusuo Street)' },
  { zh: '云港码头营业厅（渔灯巷2号）', en: 'Yungang Pier (2 Yudeng Lane)' },
  { zh: '双桥北路营业厅（双桥北路101号）', en: 'Shuangqiao North Road (101)' },
]

const contactName: PreregistrationField = {
  name: 'contact',
  label: { zh: '联系人', en: 'Contact' },
  kind: 'text',
  required: false,
}
const visitDate: PreregistrationField = {
  name: 'date',
  label: { zh: '希望办理日期', en: 'Preferred date' },
  kind: 'date',
  required: false,
}

const everybody = { brands: null, open: true, stores }

export const preregistrationKinds: Kind[] = [
  {
    ...everybody,
    code: 'KD',
    name: { zh: '宽带预约', en: 'Home broadband' },
    summary: {
      zh: '登记装机地址，2个工作日内回电确认覆盖与上门时间',
      en: 'Leave your address; we call back within two working days',
    },
    fields: [
      { name: 'address', label: { zh: '装机地址', en: 'Address' }, kind: 'text', required: false },
      {
        name: 'speed',
        label: { zh: '速率', en: 'Speed' },
        kind: 'choice',
        required: false,
        choices: [
          { value: '300', label: { zh: '300M', en: '300 Mbit/s' } },
          { value: '500', label: { zh: '500M', en: '500 Mbit/s' } },
          { value: '1000', label: { zh: '1000M', en: '1 Gbit/s' } },
        ],
      },
      contactName,
    ],
    stores: [],
    deadlineDays: 3,
  },
  {
    ...everybody,
    code: 'HM',
    name: { zh: '号码预约', en: 'Choose a number' },
    summary: { zh: '预留心仪号码，到厅办理入网', en: 'Keep a number for you until you come to the counter' },
    fields: [
      { name: 'ending', label: { zh: '希望的尾号', en: 'Preferred ending' }, kind: 'text', required: false },
      visitDate,
    ],
    deadlineDays: 2,
  },
  {
    ...everybody,
    code: 'HK',
    name: { zh: '5G换卡预约', en: '5G SIM exchange' },
    summary: {
      zh: '到厅免费换卡，不换号，预约免排队',
      en: 'A free new SIM at the counter, same number, no queue',
    },
    fields: [visitDate],
    deadlineDays: 5,
  },
  {
    ...everybody,
    code: 'MY',
    name: { zh: '国际漫游预开通', en: 'Roaming in advance' },
    summary: {
      zh: '出境前登记目的地，后台核实后开通',
      en: 'Tell us where you go; we open roaming before you leave',
    },
    fields: [
      { name: 'destination', label: { zh: '目的地', en: 'Destination' }, kind: 'text', required: false },
      { name: 'departure', label: { zh: '出发日期', en: 'Departure' }, kind: 'date', required: false },
    ],
    brands: ['gotone', 'mzone'],
    stores: [],
    deadlineDays: 1,
  },
  {
    ...everybody,
    code: 'GH',
    name: { zh: '过户预约', en: 'Change of owner' },
    summary: { zh: '双方本人携证件到厅办理，预约免排队', en: 'Both owners come with their papers; no queue' },
    fields: [contactName, visitDate],
    deadlineDays: 7,
  },
]
