import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './api/query-client';
import { Appearing } from './app/appearing';
import { makeRouter } from './app/router';
import { startLanguage } from './i18n/language';
import { AppearanceProvider } from './preferences/appearance';
import './app/page.css';

const queryClient = makeQueryClient(
  () => void router.navigate({ to: '/sign-in', search: { return_to: router.state.location.href } }),
);
const router = makeRouter(queryClient);

await startLanguage();

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AppearanceProvider>
        <Appearing>
          <RouterProvider router={router} />
        </Appearing>
      </AppearanceProvider>
    </QueryClientProvider>
  </StrictMode>,
);

// After the first paint: most machines have a Chinese font and never load a piece of this one.
void import('./app/chinese-font');
