import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  layout('sign-in/layout.tsx', [index('hall/home.tsx'), route('sign-in', 'sign-in/sign-in.tsx')]),
  route('sign-out', 'sign-in/sign-out.ts'),
  route('language', 'hall/language.ts'),
  layout('hall/layout.tsx', [
    route('overview', 'hall/overview/overview.tsx'),
    route('top-up', 'hall/top-up/top-up.tsx'),
    route('top-up/payments', 'hall/top-up/payments.tsx'),
    route('top-up/return', 'hall/top-up/payment-result.tsx'),
    route('bill', 'hall/bill/bill.tsx'),
    route('usage', 'hall/usage/usage.tsx'),
    route('plan', 'hall/plan/plan.tsx'),
    route('services', 'hall/services/services.tsx'),
    route('ecoins', 'hall/ecoins/ecoins.tsx'),
    route('do', 'hall/everything.tsx'),
    route('do/:operation', 'hall/any-operation.tsx'),
    route('told/:touch', 'hall/told.tsx'),
    route('confirm/:question', 'hall/confirm.tsx'),
  ]),
] satisfies RouteConfig
