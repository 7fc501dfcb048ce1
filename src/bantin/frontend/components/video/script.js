// The reader starts the video: only now is the other site asked for anything.
for (const video of document.querySelectorAll(".video[data-embed]")) {
  const link = video.querySelector(".video__link");
  link.addEventListener("click", (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "video__frame";
    frame.title = video.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = video.dataset.embed;
    link.replaceWith(frame);
    frame.focus();
  });
}
