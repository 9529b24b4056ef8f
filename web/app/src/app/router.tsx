import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { withWords } from "../lib/i18n";
import { useSessionState } from "../lib/session";
import { ErrorBoundary } from "./error-boundary";
import { Splash } from "./routes/fallbacks";

const LoginRoute = lazy(() => withWords(import("./routes/doors")).then((module) => ({ default: module.LoginRoute })));
const SetupRoute = lazy(() => withWords(import("./routes/doors")).then((module) => ({ default: module.SetupRoute })));
const Inside = lazy(() => import("./layout/inside").then((module) => ({ default: module.Inside })));

/** The two doors, and behind them all screens of a signed-in user. Nothing is shown before the session is known. */
export function Routes() {
  if (useSessionState().status === "loading") return <Splash />;
  return (
    <ErrorBoundary>
      <Suspense fallback={<Splash />}>
        <Switch>
          <Route path="/login">
            <LoginRoute />
          </Route>
          <Route path="/setup">
            <SetupRoute />
          </Route>
          <Route>
            <Inside />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
