import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../../../lib/http";
import { reloadRights } from "../../../lib/session";
import { uploadFile } from "../../../lib/upload";
import { meKeys, type Me } from "../me";

/** Uploads a picture and shows it as mine, or takes it away (`null`). The menu has it from the session, so that is asked again. */
export function usePhoto() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<number>();
  const change = useMutation({
    mutationFn: async (picture: File | null) => {
      if (!picture) return request<Me>("DELETE", "/api/me/photo");
      setProgress(0);
      const file = await uploadFile(picture, { name: picture.name, use: "photo", onProgress: setProgress });
      return request<Me>("PUT", "/api/me/photo", { body: { fileId: file.id } });
    },
    onSuccess: (me) => {
      queryClient.setQueryData(meKeys.me, me);
      return reloadRights();
    },
    onSettled: () => setProgress(undefined),
  });
  return { ...change, progress };
}
