import { ThemeProvider } from "@mui/material/styles";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { startSession } from "../src/lib/session";
import { theme } from "../src/ui/theme/theme";
import { Toasts } from "../src/ui/toast";
import { session } from "./samples";

export function testClient() {
  return new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
}

/** Renders a piece of a signed-in screen. */
export function renderSignedIn(ui: ReactNode, queryClient = testClient()) {
  startSession(session);
  const view = render(
    <QueryClientProvider client={queryClient}>
      <ThemeProvider theme={theme}>
        {ui}
        <Toasts />
      </ThemeProvider>
    </QueryClientProvider>,
  );
  return { ...view, queryClient };
}
