/** What every page knows of the visit: language, who is signed in, how its forms are sealed. */
import { createContext, useContext } from 'react'
import { speak, type Language, type Say } from '#words/message.ts'

export type Frame = {
  language: Language
  /** The hidden proof of each form. */
  seal: string
  /** The request key of this page; each form appends its own name. */
  key: string
  path: string
  search: string
  requestId: string
  who: { name: string; msisdn: string } | null
}

const FrameContext = createContext<Frame | null>(null)

export const FrameProvider = FrameContext.Provider

export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('a page renders inside a frame')
  return frame
}

export function useSay(): Say {
  return speak[useFrame().language]
}

export function useLanguage(): Language {
  return useFrame().language
}
