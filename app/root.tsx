import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useWarmFloatingCode } from './components/floating-code.ts';
import { ToastProvider } from './components/toast.tsx';
import { useCspNonce } from './shell/csp-nonce.ts';
import { PageError } from './shell/route-error.tsx';
import { themeAttribute, themeFromCookie } from './shell/theme.ts';
import stylesheet from './styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
];

export const meta: MetaFunction = () => [
  { title: 'Quarterdeck' },
  { name: 'description', content: 'Risks and roadmaps, planned together.' },
];

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: themeFromCookie(request.headers.get('Cookie')) };
}

/** The theme is read once: changing pages, or what stands in the address, must not need the server. */
export const shouldRevalidate = () => false;

/** The document around every page, errors included. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useCspNonce();
  const theme = useRouteLoaderData<typeof loader>('root')?.theme ?? 'system';
  return (
    <html lang="en" data-theme={themeAttribute(theme)} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <ToastProvider>{children}</ToastProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useWarmFloatingCode();
  return <Outlet />;
}

export const ErrorBoundary = PageError;
