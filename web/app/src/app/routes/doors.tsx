import { Redirect, useSearch } from "wouter";
import { useSetupState } from "../../features/session/api/use-set-up";
import { SetUp } from "../../features/session/components/set-up";
import { SignIn } from "../../features/session/components/sign-in";
import { useSessionState } from "../../lib/session";
import { Splash } from "./fallbacks";

/** Only paths of our own: an address from outside must not be able to send people elsewhere after sign-in. */
function safeTarget(to: string | null) {
  return to?.startsWith("/") && !to.startsWith("//") && !to.includes("\\") ? to : "/tickets";
}

export function LoginRoute() {
  const to = new URLSearchParams(useSearch()).get("to");
  const session = useSessionState();
  const setup = useSetupState();
  if (session.status === "signedIn") {
    // Who comes in for the first time is shown the company before the work.
    return <Redirect to={session.session.isFirstSignIn ? "/dashboard" : safeTarget(to)} replace />;
  }
  if (setup.isPending) return <Splash />;
  if (setup.data?.needed) return <Redirect to="/setup" replace />;
  return (
    <SignIn demo={setup.data?.demo ?? false} expired={session.status === "anonymous" && session.why === "expired"} />
  );
}

export function SetupRoute() {
  const session = useSessionState();
  const setup = useSetupState();
  // Who has just made the company up is shown what comes next.
  if (session.status === "signedIn") return <Redirect to="/dashboard" replace />;
  if (setup.isPending) return <Splash />;
  if (setup.data && !setup.data.needed) return <Redirect to="/login" replace />;
  return <SetUp />;
}
