import { vi } from "vitest";

type Listener = ((event: { lengthComputable: boolean; loaded: number; total: number }) => void) | null;

/** One upload as the page began it; the test says how it goes on. */
export class FakeUpload {
  url = "";
  aborted = false;
  upload: { onprogress: Listener } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  status = 0;
  responseText = "";

  open(_method: string, url: string) {
    this.url = url;
  }
  setRequestHeader() {
    // Which headers go along is the server's tests' concern.
  }
  send() {
    uploads.push(this);
  }
  abort() {
    this.aborted = true;
  }

  progress(part: number) {
    this.upload.onprogress?.({ lengthComputable: true, loaded: part * 100, total: 100 });
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
  breakOff() {
    this.onerror?.();
  }
}

let uploads: FakeUpload[] = [];

/** Stands in for XMLHttpRequest: what the page uploads is held until the test answers. */
export function fakeUploads() {
  uploads = [];
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
  return uploads;
}
