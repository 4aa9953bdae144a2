/**
 * Numbers, money, data volumes and times as people read them.
 *
 * Inside, money is integer fen, data integer KB, time UTC epoch milliseconds; here they become yuan,
 * MB/GB and Shanghai time. China has kept UTC+8 without summer time since 1991, so shifting by eight hours and
 * reading UTC fields is exact and fifty times cheaper than `toLocaleString`.
 */
import type { Language } from './message.ts'

const SHANGHAI_OFFSET_MS = 8 * 3600_000
const KB_PER_MB = 1024
const KB_PER_GB = 1024 * 1024

export type ShanghaiTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** The calendar fields of a moment in Asia/Shanghai; months count from 1. */
export function shanghai(at: number): ShanghaiTime {
  const shifted = new Date(at + SHANGHAI_OFFSET_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  }
}

/** The moment (UTC ms) at which a Shanghai calendar time begins; a month of 13 is January of the next year. */
export function shanghaiMs(year: number, month: number, day = 1, hour = 0, minute = 0): number {
  return Date.UTC(year, month - 1, day, hour, minute) - SHANGHAI_OFFSET_MS
}

/** A month as the integer yyyymm, e.g. 202611: how bills, counters and touch tables name months. */
export type Month = number

export function monthOf(at: number): Month {
  const { year, month } = shanghai(at)
  return year * 100 + month
}

/** The month `count` months after (or, negative, before) the given one. */
export function addMonths(month: Month, count: number): Month {
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 + count
  return Math.floor(index / 12) * 100 + (index % 12) + 1
}

/** The first moment (UTC ms) of a month in Shanghai. */
export function monthStart(month: Month): number {
  return shanghaiMs(Math.floor(month / 100), month % 100)
}

/** When a day begins in Shanghai, UTC ms. @param day days since 1970-01-01 */
export function dayStart(day: number): number {
  return day * 24 * 3600_000 - SHANGHAI_OFFSET_MS
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)

/** 1234567 fen → `12,345.67`; always two decimals. */
export function yuan(amountFen: number): string {
  const fen = Math.abs(amountFen)
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amountFen < 0 ? '-' : ''}${whole}.${two(fen % 100)}`
}

/** 1234567 → `1,234,567`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** 12345678 → `12.3M`, for what stands in a narrow place. */
export function shortCount(value: number): string {
  if (value >= 1_000_000) return `${(value / 1_000_000).toFixed(1)}M`
  return value >= 10_000 ? `${(value / 1000).toFixed(0)}k` : count(value)
}

/** A data volume in the largest unit that keeps it readable: `512KB`, `300MB`, `1.5GB`. */
export function volume(kb: number): string {
  if (kb < KB_PER_MB) return `${kb}KB`
  if (kb < KB_PER_GB) return `${trimZero(kb / KB_PER_MB)}MB`
  return `${trimZero(kb / KB_PER_GB)}GB`
}

function trimZero(value: number): string {
  return value.toFixed(value < 100 ? 2 : 0).replace(/\.0+$|(\.\d*?)0+$/, '$1')
}

/** `2026-11-22` in Shanghai. */
export function isoDate(at: number): string {
  const { year, month, day } = shanghai(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** `2026-11-22 09:05` in Shanghai. */
export function dateTime(at: number): string {
  const { hour, minute } = shanghai(at)
  return `${isoDate(at)} ${two(hour)}:${two(minute)}`
}

/** `11月22日9时` / `09:05 Nov 22`: the as-of time of an SMS reply. */
export function asOf(at: number, language: Language): string {
  const { month, day, hour, minute } = shanghai(at)
  return language === 'zh'
    ? `${month}月${day}日${hour}时`
    : `${two(hour)}:${two(minute)} ${monthNames[month - 1]} ${day}`
}

/** `2026年11月` / `Nov 2026`. */
export function monthName(month: Month, language: Language): string {
  const year = Math.floor(month / 100)
  return language === 'zh' ? `${year}年${month % 100}月` : `${monthNames[(month % 100) - 1]} ${year}`
}

/** `138****0000`: a number as staff and logs see it. */
export function maskMsisdn(msisdn: string): string {
  return msisdn.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
}

/** `林小满` → `林**`, and no more of a long one: a text may be read by whoever holds the phone. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name)
  return first + '*'.repeat(Math.min(2, rest.length))
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
