export { GET, HEAD, POST } from '@/lib/api/auth-endpoints';
