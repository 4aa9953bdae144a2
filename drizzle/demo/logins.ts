/** What the demo's people sign in with. Published on purpose: only a demo may be seeded with them. */
export const demoLogins = {
  /** The service password of every demo subscriber. */
  password: '258036',
  /** The identity document that resets it; its region code belongs to no place. */
  document: '990101199003070015',
  staffPassword: 'qinglan-demo-2026',
}
