import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { get, patch, post } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Page, Role, User } from "../../../lib/wire";
import { userKeys } from "../user-keys";

export function useUsers(enabled = true) {
  return useInfiniteQuery({
    queryKey: userKeys.all,
    queryFn: ({ pageParam, signal }) => get<Page<User>>("/api/users", { after: pageParam, limit: 50 }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    enabled,
  });
}

export function useCreateUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; email: string; password: string; role: Role }) => post<User>("/api/users", body),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.all }),
  });
}

export function useUpdateUser(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name?: string; role?: Role; isActive?: boolean; password?: string }) =>
      patch<User>(`/api/users/${id}`, body),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.all }),
  });
}
