import { screen } from "@testing-library/react";
import { user } from "../../../../test/user";
import { expect, test } from "vitest";
import { fakeServer } from "../../../../test/fake-server";
import { renderSignedIn } from "../../../../test/render";
import { session } from "../../../../test/samples";
import { sessionState } from "../../../lib/session";
import { SignIn } from "./sign-in";

test("A wrong password is answered in words and does not try to renew a session", async () => {
  const calls = fakeServer(() => ({
    status: 401,
    body: { code: "auth.invalid_credentials", detail: "E-mail ou senha incorretos." },
  }));
  renderSignedIn(<SignIn demo={false} expired={false} />);

  await user.type(screen.getByLabelText("E-mail"), "ana@padaria.example");
  await user.type(screen.getByLabelText("Senha"), "errada{Enter}");

  expect((await screen.findByRole("alert")).textContent).toContain("E-mail ou senha incorretos.");
  expect(calls.map(({ path }) => path)).toEqual(["/api/auth/login"]);
});

test("Signing in starts the session", async () => {
  fakeServer(() => ({ body: { ...session, accessToken: "fresh" } }));
  renderSignedIn(<SignIn demo={false} expired={false} />);

  await user.type(screen.getByLabelText("E-mail"), "ana@padaria.example");
  await user.type(screen.getByLabelText("Senha"), "segredo123");
  await user.click(screen.getByRole("button", { name: "Entrar" }));

  await expect.poll(() => JSON.stringify(sessionState())).toContain("fresh");
});

test("Empty fields are told at the field and nothing is sent", async () => {
  const calls = fakeServer(() => ({ body: session }));
  renderSignedIn(<SignIn demo={false} expired={false} />);

  await user.click(screen.getByRole("button", { name: "Entrar" }));

  expect(screen.getByLabelText("Senha").getAttribute("aria-invalid")).toBe("true");
  expect(calls).toHaveLength(0);
});
