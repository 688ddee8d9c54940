/** Tells the other tabs of a shared conversation that something was said, or that it is no more. */

export type Said = "said" | "forgotten";

export class Tabs {
  private channel: BroadcastChannel | null = null;

  constructor(private readonly heard: (said: Said) => void) {}

  join(conversation: string): void {
    if (this.channel) return;
    this.channel = new BroadcastChannel(`hippath ${conversation}`);
    this.channel.onmessage = ({ data }: MessageEvent<Said>) => { this.heard(data); };
  }

  say(said: Said): void {
    this.channel?.postMessage(said);
  }

  leave(): void {
    this.say("forgotten");
    this.channel?.close();
    this.channel = null;
  }
}
