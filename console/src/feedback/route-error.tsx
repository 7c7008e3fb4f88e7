import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { ErrorState } from './error-state';

/** A page could not be shown: its service is down, or its code could not be loaded. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    return router.invalidate();
  };
  return <ErrorState error={error} onRetry={again} />;
}
