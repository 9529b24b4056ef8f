import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** Pushes tell when data is stale, so nothing refetches by the clock or because a window came to the front. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: (count, error) =>
          count < 2 &&
          (!(error instanceof Problem) || error.isUnanswered || error.status >= 500 || error.status === 429),
        retryDelay: (attempt) => Math.min(800 * 2 ** attempt, 4_000),
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
