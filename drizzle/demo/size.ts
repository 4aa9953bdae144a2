/** How large a demo is, and which one. */
export const DEMO_SUBSCRIBERS = 2000
export const DEMO_SEED = 20_10086
/** Each brand's invented block of numbers has room for so many. */
export const MOST_SUBSCRIBERS = 1_000_000
