/** The cashier's pages: plain HTML that works without a script, in the language the merchant asked for. */
import { createHash } from 'node:crypto'
import { dateTime, yuan } from '#words/format.ts'
import { speak, type Language, type Say } from '#words/message.ts'
import { m } from './messages.ts'
import { stateAt, type Act, type CashierPayment } from './payment.ts'

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f3f5f4;color:#17211d;font:16px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:26rem;margin:0 auto;padding:1.5rem 1rem}
header{background:#5b3b8c;color:#fff;padding:.9rem 1rem;text-align:center;font-weight:600}
section{background:#fff;border-radius:.75rem;padding:1.25rem;margin-bottom:1rem;box-shadow:0 1px 2px #0002}
h1{font-size:1.1rem;margin:0 0 .5rem}
.amount{font-size:2.25rem;font-weight:600;margin:.25rem 0;font-variant-numeric:tabular-nums}
.quiet{color:#56625d;font-size:.875rem;overflow-wrap:anywhere;margin:.25rem 0}
form{display:grid;gap:.6rem}
button,.button{display:block;width:100%;min-height:2.9rem;padding:.6rem 1rem;border-radius:.5rem;border:1px solid #5b3b8c;background:#fff;color:#5b3b8c;font:inherit;text-align:center;text-decoration:none;cursor:pointer}
button.main{background:#5b3b8c;color:#fff;font-weight:600}
button:focus-visible,.button:focus-visible,input:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
label{display:block;font-size:.875rem}
input{width:100%;min-height:2.9rem;padding:.5rem .75rem;border:1px solid #77837d;border-radius:.5rem;font:inherit}
.wrong{color:#a3122a;margin:0}
`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
}

/** The choices of an open payment, or what became of it. `backUrl` leads to the merchant. */
export function paymentPage(payment: CashierPayment, backUrl: string, now: number, wrong = false): Response {
  const say = speak[payment.language]
  const state = stateAt(payment, now)
  const open = state === 'open' && payment.decidedAt === null && payment.expiresAt > now
  const result = open ? choices(say, payment, backUrl, wrong) : receipt(say, payment, state, backUrl)
  return html(payment.language, wrong ? 400 : 200, summary(say, payment) + result)
}

/** A page that only says something is wrong. */
export function wrongPage(language: Language, status: 400 | 404 | 405): Response {
  const say = speak[language]
  const words = say(status === 404 ? m.notFound : m.badLink)
  return html(language, status, `<section role="alert"><h1>${escape(words)}</h1></section>`)
}

function summary(say: Say, { payment, amountFen, expiresAt }: CashierPayment): string {
  const number = payment.split('.').at(-1) ?? payment
  return `<section>
<p class="quiet">${escape(say(m.payTo))}: ${escape(say(m.merchant))}</p>
<p class="amount">${escape(say(m.amount, yuan(amountFen)))}</p>
<p class="quiet">${escape(say(m.number))}: ${escape(number)}</p>
<p class="quiet">${escape(say(m.until, dateTime(expiresAt)))}</p>
</section>`
}

function choices(say: Say, { amountFen }: CashierPayment, backUrl: string, wrong: boolean): string {
  const button = (act: Act, main = '') =>
    `<button${main} name="act" value="${act}">${escape(say(m[act]))}</button>`
  const fault = wrong ? `<p class="wrong" id="wrong" role="alert">${escape(say(m.badAmount))}</p>` : ''
  return `<section><h1>${escape(say(m.choose))}</h1>
<form method="post">${button('pay', ' class="main"')}${button('fail')}${button('late')}${button('twice')}</form>
<p><a class="button" href="${escape(backUrl)}">${escape(say(m.leave))}</a></p></section>
<section><form method="post">
<label for="amount">${escape(say(m.otherAmount))}</label>
<input id="amount" name="amount" inputmode="decimal" autocomplete="off" value="${(amountFen / 100).toFixed(2)}"${wrong ? ' aria-invalid="true" aria-describedby="wrong"' : ''}>${fault}
${button('other')}</form></section>`
}

function receipt(say: Say, payment: CashierPayment, state: CashierPayment['state'], backUrl: string): string {
  const words =
    state === 'paid' ? m.paid : state === 'failed' ? m.failed : payment.decidedAt ? m.paidLate : m.expired
  const paid = state === 'paid' ? `<p class="quiet">${escape(say(m.amount, yuan(payment.paidFen)))}</p>` : ''
  return `<section role="status"><h1>${escape(say(words))}</h1>${paid}
<p><a class="button" href="${escape(backUrl)}">${escape(say(m.back))}</a></p></section>`
}

function html(language: Language, status: number, body: string): Response {
  const say = speak[language]
  const brand = escape(say(m.brand))
  const page = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${brand}</title><style>${STYLE}</style></head>
<body><header>${brand}</header><main>${body}<p class="quiet">${escape(say(m.notReal))}</p></main></body></html>`
  return new Response(page, { status, headers: HEADERS })
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
}
