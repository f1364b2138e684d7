rootProject.name = "chat-benchmarks"
