import { useMutation } from "@tanstack/react-query";
import { request } from "../../../lib/http";
import { startSession } from "../../../lib/session";
import type { Session } from "../../../lib/wire";

export function useSignIn() {
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      request<Session>("POST", "/api/auth/login", { body, anonymous: true }),
    onSuccess: startSession,
  });
}
