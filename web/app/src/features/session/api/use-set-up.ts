import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "../../../lib/http";
import { startSession } from "../../../lib/session";
import type { Session, SetupState } from "../../../lib/wire";

const setupKey = ["setup"];

/** Whether this installation still waits for its first company. */
export function useSetupState() {
  return useQuery({
    queryKey: setupKey,
    queryFn: ({ signal }) => request<SetupState>("GET", "/api/setup", { anonymous: true, signal }),
    staleTime: Infinity,
  });
}

export interface SetUpRequest {
  companyName: string;
  name: string;
  email: string;
  password: string;
}

export function useSetUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SetUpRequest) => request<Session>("POST", "/api/setup", { body, anonymous: true }),
    onSuccess: (session) => {
      queryClient.setQueryData<SetupState>(setupKey, (old) => ({ demo: old?.demo ?? false, needed: false }));
      startSession(session);
    },
    onError: () => queryClient.invalidateQueries({ queryKey: setupKey }),
  });
}
