import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { del, get } from "../../../lib/http";
import { useProblemText } from "../../../lib/use-problem-text";
import { toast } from "../../../ui/toast";
import { meKeys, type MySession } from "../me";

export function useMySessions() {
  return useQuery({
    queryKey: meKeys.sessions,
    queryFn: ({ signal }) => get<MySession[]>("/api/me/sessions", undefined, signal),
  });
}

/** Ends one session; without an id all but the one that asks. */
export function useEndSessions() {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (id: string | undefined) => del(id ? `/api/me/sessions/${id}` : "/api/me/sessions"),
    onError: (error) => toast(problemText(error), { tone: "danger" }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: meKeys.sessions }),
  });
}
