import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { QueryClientProvider } from "@tanstack/react-query";
import { createQueryClient } from "../lib/query";
import { theme } from "../ui/theme/theme";
import { Toasts } from "../ui/toast";
import { Routes } from "./router";

const queryClient = createQueryClient();

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="taktchat.theme">
        <CssBaseline />
        <Routes />
        <Toasts />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
