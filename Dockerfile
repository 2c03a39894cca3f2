# The service as an image: built from the locks, run by nobody in particular, on a read-only root.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN ["python", "-m", "venv", "/opt/duilian"]
RUN ["python", "-m", "venv", "/opt/tools"]
COPY requirements.txt requirements-build.txt ./
RUN ["/opt/duilian/bin/pip", "install", "--require-hashes", "-r", "requirements.txt"]
RUN ["/opt/tools/bin/pip", "install", "--require-hashes", "-r", "requirements-build.txt"]
COPY . .
RUN ["/opt/tools/bin/pip", "wheel", "--no-deps", "--no-build-isolation", "-w", "/wheel", "."]
RUN ["/opt/duilian/bin/pip", "install", "--no-deps", "--no-index", "-f", "/wheel", "duilian"]

FROM python:3.11-slim-bookworm
RUN ["useradd", "--uid", "10001", "--user-group", "--no-create-home", "--home-dir", "/data", "--shell", "/usr/sbin/nologin", "duilian"]
RUN ["install", "--directory", "--owner=10001", "--group=10001", "--mode=0700", "/data"]
COPY --from=build /opt/duilian /opt/duilian
ENV PATH=/opt/duilian/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_DATA_HOME=/data \
    XDG_STATE_HOME=/data \
    DUILIAN_DATABASE_URL=sqlite:////data/duilian.db \
    DUILIAN_LOG_FORMAT=json
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --retries=3 CMD ["duilian", "health"]
ENTRYPOINT ["duilian"]
CMD ["serve", "--host", "0.0.0.0"]
