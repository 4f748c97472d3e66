"""Django's settings. Everything that differs between places is an environment variable."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from doorstep.server.lib.headers import cache_rules

from . import environment

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(environment.text("DOORSTEP_DATA", str(Path.cwd() / ".dev")))

DOORSTEP_PROGRAMME = Path(
    environment.text("DOORSTEP_PROGRAMME", str(ROOT / "programmes" / "maternal-child"))
)
DOORSTEP_APP_DIR = Path(environment.text("DOORSTEP_APP_DIR", str(ROOT / "app" / "dist")))
DOORSTEP_BASE_URL = environment.text("DOORSTEP_BASE_URL", "http://localhost:8000").rstrip("/")
DOORSTEP_DEMO = environment.flag("DOORSTEP_DEMO")
DOORSTEP_FORGET_AFTER = environment.whole("DOORSTEP_FORGET_AFTER", 45)
DOORSTEP_BEHIND_PROXY = environment.flag("DOORSTEP_BEHIND_PROXY")
DOORSTEP_COUNTS = DATA / "counts.sqlite3"
DOORSTEP_BACKUPS = environment.folder("DOORSTEP_BACKUPS")
DOORSTEP_SMS_KEPT = environment.whole("DOORSTEP_SMS_KEPT", 365)
DOORSTEP_BACKUPS_KEPT = environment.whole("DOORSTEP_BACKUPS_KEPT", 14)

SECRET_KEY = environment.secret_key(DATA / "secret_key")
SECRET_KEY_FALLBACKS = environment.words("DOORSTEP_OLD_SECRET_KEYS", "")
DEBUG = environment.flag("DOORSTEP_DEBUG")
ALLOWED_HOSTS = [
    *environment.words("DOORSTEP_HOSTS", "localhost,127.0.0.1,[::1]"),
    urlsplit(DOORSTEP_BASE_URL).hostname or "localhost",
]
CSRF_TRUSTED_ORIGINS = [DOORSTEP_BASE_URL]

DATABASES = {
    "default": environment.database(
        environment.text("DOORSTEP_DATABASE", f"sqlite:///{DATA / 'doorstep.sqlite3'}")
    )
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Worker"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "doorstep.server.audit",
    "doorstep.server.accounts",
    "doorstep.server.areas",
    "doorstep.server.programmes",
    "doorstep.server.records",
    "doorstep.server.tasks",
    "doorstep.server.sync",
    "doorstep.server.interop",
    "doorstep.server.reports",
    "doorstep.server.messaging",
    "doorstep.server.jobs",
    "doorstep.server.desk",
]
MIDDLEWARE = [
    "doorstep.server.lib.headers.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "doorstep.server.lib.compress.CompressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "doorstep.server.lib.inflate.inflate_gzip",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
ROOT_URLCONF = "doorstep.server.config.urls"
WSGI_APPLICATION = "doorstep.server.config.wsgi.application"
APPEND_SLASH = False

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "attachments": {
        "BACKEND": "doorstep.server.lib.shelf.Folder",
        "OPTIONS": {
            "location": environment.text("DOORSTEP_FILES", str(DATA / "files")),
            "allow_overwrite": True,
        },
    },
}
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ROOT = DOORSTEP_APP_DIR if DOORSTEP_APP_DIR.is_dir() else None
WHITENOISE_INDEX_FILE = True
WHITENOISE_MAX_AGE = 0
WHITENOISE_ADD_HEADERS_FUNCTION = cache_rules

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DOORSTEP_BEHIND_PROXY else None
SECURE_SSL_REDIRECT = environment.flag("DOORSTEP_HTTPS")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer, forms have no origin to check
CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = SECURE_SSL_REDIRECT
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 30 * 60  # of doing nothing: every request begins it anew
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"

LOGIN_URL = "desk-login"
LOGIN_REDIRECT_URL = "desk"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {
        "NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "name")},
    },
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
OTP_TOTP_ISSUER = "Doorstep"
AXES_USERNAME_FORM_FIELD = "username"  # as the form has it; axes would take that of the model
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody locks others out from elsewhere
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "doorstep.server.lib.client.address"
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
AXES_DISABLE_ACCESS_LOG = True  # our audit log has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"urllib3": {"level": "WARNING"}},  # else whole addresses, with what SMS say
    "root": {"handlers": ["console"], "level": environment.text("DOORSTEP_LOG_LEVEL", "WARNING")},
}
