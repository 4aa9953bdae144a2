/** The nonce of a hydrated page's scripts. */
import { createContext } from 'react-router'

export const nonceContext = createContext<string>('')
