const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** `Chrome · Windows` of what a browser calls itself; null for what calls itself nothing known. */
export function deviceName(userAgent: string): string | null {
  const found = [browsers, systems].flatMap((known) => {
    const hit = known.find(([pattern]) => pattern.test(userAgent))
    return hit ? [hit[1]] : []
  })
  return found.length > 0 ? found.join(' · ') : null
}
