import type { ReactNode } from 'react'
import { useFrame } from './frame.tsx'

/**
 * A form that changes something: sealed against strangers, keyed so that it happens once.
 * @param name tells the forms of one page apart; part of the request key
 */
export function SealedForm({
  name,
  action,
  className,
  children,
  upload = false,
  downloads = false,
}: {
  name: string
  action?: string
  className?: string
  children: ReactNode
  upload?: boolean
  /** Its answer is a file: the page stays, and the form can be sent again. */
  downloads?: boolean
}) {
  const { seal, key } = useFrame()
  return (
    <form
      method="post"
      action={action}
      className={className}
      data-downloads={downloads ? '' : undefined}
      encType={upload ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="seal" value={seal} />
      <input type="hidden" name="request" value={`${key}.${name}`} />
      {children}
    </form>
  )
}
