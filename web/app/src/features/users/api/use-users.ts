import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { get, patch, post } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Page, Role, User } from "../../../lib/wire";
import { userKeys } from "../user-keys";

/** The people of the company, newest first; those whose name or e-mail fits, where something is searched for. */
export function useUsers(enabled = true, search = "") {
  return useInfiniteQuery({
    queryKey: search ? [...userKeys.all, search] : userKeys.all,
    queryFn: ({ pageParam, signal }) =>
      get<Page<User>>("/api/users", { search: search || undefined, after: pageParam, limit: 50 }, signal),
    placeholderData: search ? keepPreviousData : undefined,
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
