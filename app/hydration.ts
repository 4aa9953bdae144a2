/** The nonce of a hydrated page's scripts; null on a plain page, which has none. */
import { createContext, type RouterContextProvider } from 'react-router'

export const nonceContext = createContext<string | null>(null)

export function nonceIn(context: Readonly<RouterContextProvider>): string | null {
  return context.get(nonceContext)
}
