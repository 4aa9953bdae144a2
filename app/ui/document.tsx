/** The HTML document around every page. */
import type { ReactNode } from 'react'
import enhance from './enhance.js?url'
import { FrameProvider, type Frame } from './frame.tsx'
import style from './style.css?url'

const lang = { zh: 'zh-CN', en: 'en' }

/** @param tail what a hydrated page adds at the end of its body */
export function Document({ frame, children, tail }: { frame: Frame; children: ReactNode; tail?: ReactNode }) {
  return (
    <html lang={lang[frame.language]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f5f8f7" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0b1211" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="stylesheet" href={style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <script src={enhance} defer />
      </head>
      <body>
        <FrameProvider value={frame}>{children}</FrameProvider>
        {tail}
      </body>
    </html>
  )
}
