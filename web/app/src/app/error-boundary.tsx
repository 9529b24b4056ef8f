import { Component, type ReactNode } from "react";
import { ErrorScreen } from "./routes/fallbacks";

/** Keeps the rest of the page alive when one screen breaks. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <ErrorScreen /> : this.props.children;
  }
}
