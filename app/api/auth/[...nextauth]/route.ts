export { GET, POST } from '@/lib/api/auth-endpoints';
