import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  layout('sign-in/layout.tsx', [index('hall/home.tsx'), route('sign-in', 'sign-in/sign-in.tsx')]),
  route('sign-out', 'sign-in/sign-out.ts'),
  route('language', 'hall/language.ts'),
  layout('hall/layout.tsx', [
    route('do', 'hall/everything.tsx'),
    route('do/:operation', 'hall/any-operation.tsx'),
    route('told/:touch', 'hall/told.tsx'),
    route('confirm/:question', 'hall/confirm.tsx'),
  ]),
] satisfies RouteConfig
