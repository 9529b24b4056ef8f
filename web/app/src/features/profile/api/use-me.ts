import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, patch } from "../../../lib/http";
import { reloadRights } from "../../../lib/session";
import { meKeys, type Me, type MeChange } from "../me";

export function useMe() {
  return useQuery({
    queryKey: meKeys.me,
    queryFn: ({ signal }) => get<Me>("/api/me", undefined, signal),
    staleTime: 5 * 60_000,
  });
}

/** Shown at once and taken back when the server refuses; a secret is never kept. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: MeChange) => patch<Me>("/api/me", change),
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey: meKeys.me, exact: true });
      const before = queryClient.getQueryData<Me>(meKeys.me);
      const shown = { ...change };
      delete shown.currentPassword;
      delete shown.newPassword;
      if (before) queryClient.setQueryData<Me>(meKeys.me, { ...before, ...shown });
      return { before };
    },
    onError: (_error, _change, context) => queryClient.setQueryData(meKeys.me, context?.before),
    onSuccess: (_me, change) => {
      // The name stands in the menu too, which has it from the session.
      if (change.name !== undefined) void reloadRights();
      // A new password ends the other sessions.
      if (change.newPassword !== undefined) void queryClient.invalidateQueries({ queryKey: meKeys.sessions });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: meKeys.me, exact: true }),
  });
}
