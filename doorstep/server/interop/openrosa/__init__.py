"""Forms filled with ODK Collect and its like: https://docs.getodk.org/openrosa-form-submission/."""
