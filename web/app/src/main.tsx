import "@fontsource-variable/inter/wght.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { initI18n } from "./lib/i18n";
import { restoreSession } from "./lib/session";

async function start() {
  void restoreSession();
  await initI18n();
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  // Faces for machines without an emoji font; the browser fetches only the slices that a text needs.
  void import("@infolektuell/noto-color-emoji");
}

void start();
